import { vdirsyncer, vdirsyncerOf } from '../../../compat/vdirsyncer.ts'
import { testClient } from '../../support/dav/client-test.ts'

// The protocol does not know the database: the second time with a tenth of the cards.
testClient(vdirsyncer, { onPostgres: vdirsyncerOf(174) })
