import { expect, it } from 'vitest'
import { greetNobody, NOBODY } from '#shared/domain/people/nobody.ts'

it.each([
  ['zh', '{}您好，您的订单已发出。', '您好，您的订单已发出。'],
  ['zh', '{}，您好！', '您好！'],
  ['zh', '{}，祝您生日快乐。', '您好，祝您生日快乐。'],
  ['zh', '{}：订单已发出。', '您好：订单已发出。'],
  ['zh', '{}，您的订单已发出。', '您好，您的订单已发出。'],
  ['zh', '{}您的订单已发出。', '您好，您的订单已发出。'],
  ['zh', '今天祝{}您生日快乐。', '今天祝您生日快乐。'],
  ['zh', '{}祝生日快乐。', '您好，祝生日快乐。'],
  ['zh', '尊敬的{}，您的订单已发出。', '尊敬的客户，您的订单已发出。'],
  ['zh', '亲爱的{}：生日快乐。', '亲爱的客户：生日快乐。'],
  ['zh', '生日到了，祝{}生日快乐。', '生日到了，祝您生日快乐。'],
  ['zh', '【某店】{}，订单已发出。', '【某店】您好，订单已发出。'],
  ['en', 'Dear {}, your order is on its way.', 'Dear customer, your order is on its way.'],
  ['en', 'Hi {}, your order is on its way.', 'Hi, your order is on its way.'],
  ['en', 'Good morning {}! All the best.', 'Good morning! All the best.'],
  ['en', '{}, your order is on its way.', 'Hello, your order is on its way.'],
  ['en', 'Happy birthday, {}!', 'Happy birthday, customer!'],
] as const)('greets in %s somebody without a name by %s as %s', (language, text, greeting) => {
  expect(greetNobody(text.replace('{}', NOBODY), language)).toBe(greeting)
  expect(greetNobody(greeting, language)).toBe(greeting)
})
