import { khardKhal } from '../../../compat/khard-khal.ts'
import { testClient } from '../../support/dav/client-test.ts'

testClient(khardKhal)
