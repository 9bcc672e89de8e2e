import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Runs the project's own CDK command in the region that was looked at, its words on this terminal; false when it failed. */
export function runCdk(args: readonly string[], region: string): Promise<boolean> {
  const command = [join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk'), ...args, '--no-notices']
  return run(process.execPath, command, { AWS_REGION: region })
}

/** A script of package.json; false when it failed. */
export function runScript(name: string): Promise<boolean> {
  return run('npm', ['run', '--silent', name])
}

async function run(program: string, args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const env = {
    ...process.env,
    ...variables,
    // The app runs on the Node that the functions run on.
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  }
  const child = spawn(program, args, { cwd: ROOT, env, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  return code === 0
}
