import { expect, it } from 'vitest'
import { TABLE_IDS } from '#shared/contracts/table.ts'
import { tablesIn } from '../../deploy/stage-tables.ts'
import { ofType, synthesise } from './synth.ts'

it('finds the tables of a stage among what its stack made, and none of one that is going', () => {
  const resources = ofType(synthesise('prod').data, 'AWS::DynamoDB::GlobalTable').map(({ id, type }) => ({
    LogicalResourceId: id,
    ResourceType: type,
    PhysicalResourceId: `Carillon-prod-Data-${id}`,
    Timestamp: new Date(0),
    ResourceStatus: 'CREATE_COMPLETE' as const,
  }))
  const names = tablesIn(resources)

  for (const id of TABLE_IDS) expect(names?.[id].toLowerCase()).toMatch(new RegExp(`^carillon-prod-data-${id}table`))
  expect(tablesIn(resources.slice(1))).toBeNull()
  expect(tablesIn(resources.map((each) => ({ ...each, ResourceStatus: 'DELETE_COMPLETE' as const })))).toBeNull()
})
