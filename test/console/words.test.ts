import { describe, expect, it } from 'vitest'
import { en } from '../../console/src/i18n/en.ts'
import { zh } from '../../console/src/i18n/zh.ts'

type Node = string | { [key: string]: Node }

function flatten(node: Node, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]]
  return Object.entries(node).flatMap(([key, child]) => flatten(child, `${path}.${key}`))
}

const chinese = new Map(flatten(zh))
const english = new Map(flatten(en))
const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()

describe('the words of the console', () => {
  it('leave the same blanks in both languages', () => {
    const differing = [...chinese].filter(([path, text]) => {
      return JSON.stringify(blanks(text)) !== JSON.stringify(blanks(english.get(path) ?? ''))
    })

    expect(differing).toEqual([])
  })

  it('hold no Chinese in English but the product name', () => {
    const strayed = [...english].filter(([path, text]) => /\p{Script=Han}/u.test(text) && path !== '.shell.brand')

    expect(strayed).toEqual([])
  })
})
