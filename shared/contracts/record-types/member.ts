import { declareRecord, named, newest, text } from './declare.ts'

export const member = declareRecord({
  type: 'member',
  words: named('会员', 'Member'),
  facts: { joined: newest('已加入', 'Joined'), left: newest('已退出', 'Left') },
  fields: { level: text('等级', 'Level') },
})
