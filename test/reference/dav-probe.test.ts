import { probe } from '../../compat/probe.ts'
import { testClient } from '../support/dav/client-test.ts'

testClient(probe, { isRequired: false })
