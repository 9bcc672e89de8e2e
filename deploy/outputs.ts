import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { AppError } from '#shared/domain/errors.ts'
import type { Clients } from './clients.ts'

/** What a stack says of itself, by name; undefined when it is not deployed. */
export async function findOutputs(
  { stacks }: Pick<Clients, 'stacks'>,
  stackName: string,
): Promise<Map<string, string> | undefined> {
  try {
    const { Stacks = [] } = await stacks.send(new DescribeStacksCommand({ StackName: stackName }))
    const outputs = Stacks[0]?.Outputs ?? []
    return new Map(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]))
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError') return undefined
    throw error
  }
}

/** The same. @throws AppError CONFIGURATION when it is not deployed */
export async function readOutputs(clients: Pick<Clients, 'stacks'>, stackName: string): Promise<Map<string, string>> {
  const outputs = await findOutputs(clients, stackName)
  if (outputs) return outputs
  const words = `The stack ${stackName} is not there: deploy first (npm run deploy).`
  throw new AppError('CONFIGURATION', words, { retryable: false })
}

/** @throws AppError CONFIGURATION when the stack is older than this output */
export function outputOf(outputs: ReadonlyMap<string, string>, name: string): string {
  const value = outputs.get(name)
  if (value !== undefined) return value
  const words = `The stack has no output ${name}: deploy it again with this version.`
  throw new AppError('CONFIGURATION', words, { retryable: false })
}
