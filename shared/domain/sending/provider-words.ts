import type { LocalizedText } from '#shared/contracts/primitives.ts'

const PROVIDERS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'fake-phone': ['演示手机', 'the demo phone'],
  sns: ['亚马逊 SNS', 'Amazon SNS'],
  'signed-http': ['短信网关', 'the SMS gateway'],
  local: ['本机试运行', 'the local run'],
}

/** What people call a provider; in English as in the middle of a sentence. One of a later version has no words but its name. */
export function wordsForProvider(name: string): LocalizedText {
  const [zh, en] = PROVIDERS[name] ?? [name, name]
  return { zh, en }
}
