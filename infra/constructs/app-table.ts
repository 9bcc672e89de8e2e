import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import {
  EXPIRES_AT,
  type IndexSpec,
  type KeyAttribute,
  TABLE_KEY,
  TABLES,
  type TableId,
} from '#shared/contracts/table.ts'

/**
 * One of the five tables, as `contracts/table.ts` describes it: on demand, encrypted, restorable to any second of the last
 * 35 days. It has no name of its own, so that a replaced one can stand beside a retained one.
 */
export class AppTable extends Construct {
  readonly table: TableV2

  constructor(scope: Construct, id: string, { tableId, isKept }: { tableId: TableId; isKept: boolean }) {
    super(scope, id)
    const indexes: Readonly<Record<string, IndexSpec>> = TABLES[tableId].indexes
    this.table = new TableV2(this, 'Table', {
      partitionKey: attributeOf(TABLE_KEY.hash),
      sortKey: attributeOf(TABLE_KEY.range),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      timeToLiveAttribute: EXPIRES_AT,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: isKept,
      removalPolicy: isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      globalSecondaryIndexes: Object.entries(indexes).map(([indexName, { hash, range, projection }]) => ({
        indexName,
        partitionKey: attributeOf(hash),
        sortKey: attributeOf(range),
        ...projectionOf(projection),
      })),
    })
  }
}

function attributeOf({ name, type }: KeyAttribute) {
  return { name, type: type === 'S' ? AttributeType.STRING : AttributeType.NUMBER }
}

function projectionOf(projection: IndexSpec['projection']) {
  if (projection === 'all') return { projectionType: ProjectionType.ALL }
  if (projection === 'keys-only') return { projectionType: ProjectionType.KEYS_ONLY }
  return { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...projection] }
}
