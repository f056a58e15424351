import { litmus } from '../../../compat/litmus.ts'
import { testClient } from '../../support/dav/client-test.ts'

testClient(litmus)
