import { vdirsyncer } from '../../../compat/vdirsyncer.ts'
import { testClient } from '../../support/dav/client-test.ts'

testClient(vdirsyncer)
