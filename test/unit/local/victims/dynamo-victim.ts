import { startLocalDynamo } from '../../../../local/dynamo-process.ts'

/** Starts the tables, tells its parent where they are, and waits to be killed. */
const [path = ''] = process.argv.slice(2)
const { endpoint } = await startLocalDynamo({ path })
process.send?.({ endpoint })
