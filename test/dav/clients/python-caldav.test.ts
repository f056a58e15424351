import { pythonCaldav } from '../../../compat/python-caldav.ts'
import { testClient } from '../../support/dav/client-test.ts'

testClient(pythonCaldav)
