import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const PLAY = fileURLToPath(new URL('../../local/demo/play-week.ts', import.meta.url))

/** Who gets a text in the week, in its order. */
const TEXTED = {
  zh: '王芳 罗娜 王芳 周杰 陈伟 李强 陈伟 罗娜 陈伟 周杰 李强 王芳 李强 王芳 周杰',
  en: 'Fiona,Nora,Fiona,Jay,Victor,John,Victor,Nora,Victor,Jay,John,Fiona,John,Fiona,Jay',
}

async function linesOfWeek(locale: string): Promise<string[]> {
  const env = { ...process.env, LC_ALL: locale }
  const { stdout } = await promisify(execFile)(process.execPath, [PLAY, '--once'], { env })
  return stdout.split('\n')
}

it.each([
  ['zh_CN.UTF-8', TEXTED.zh.split(' '), /→ (\p{Script=Han}+)[:：]/u],
  ['en_GB.UTF-8', TEXTED.en.split(','), /→ (\w+) /u],
])('the demo week of %s brings each scene the text that it should', async (locale, texted, to) => {
  const lines = await linesOfWeek(locale)

  expect(lines.flatMap((line) => to.exec(line)?.[1] ?? [])).toEqual(texted)
  expect(lines.join('\n')).not.toMatch(/\{\{|undefined|null|NaN/u)
})
