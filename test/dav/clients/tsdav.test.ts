import { tsdav } from '../../../compat/tsdav.ts'
import { testClient } from '../../support/dav/client-test.ts'

testClient(tsdav)
