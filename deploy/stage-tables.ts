import { DescribeStackResourcesCommand, type StackResource } from '@aws-sdk/client-cloudformation'
import { TABLE_IDS, type TableId, type TableNames } from '#shared/contracts/table.ts'
import type { Clients } from './clients.ts'
import { dataStackOf } from './names.ts'

/** The tables of a stage that is deployed, by their names in the account; null where there are none (any more). */
export async function findTables({ stacks }: Pick<Clients, 'stacks'>, stage: string): Promise<TableNames | null> {
  try {
    const asked = new DescribeStackResourcesCommand({ StackName: dataStackOf(stage) })
    return tablesIn((await stacks.send(asked)).StackResources ?? [])
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError') return null // no such stack
    throw error
  }
}

/** Of a stack's resources, whatever release deployed it. */
export function tablesIn(resources: readonly StackResource[]): TableNames | null {
  const nameOf = (id: TableId) =>
    resources.find(
      ({ ResourceType = '', LogicalResourceId = '', ResourceStatus = '' }) =>
        ResourceType.startsWith('AWS::DynamoDB::') &&
        LogicalResourceId.toLowerCase().startsWith(`${id}table`) &&
        !ResourceStatus.startsWith('DELETE_'),
    )?.PhysicalResourceId ?? ''
  const [contacts, records, campaigns, messages, control] = [
    nameOf('contacts'),
    nameOf('records'),
    nameOf('campaigns'),
    nameOf('messages'),
    nameOf('control'),
  ]
  const names = { contacts, records, campaigns, messages, control }
  return TABLE_IDS.every((id) => names[id] !== '') ? names : null
}
