import { describe, expect, it } from 'vitest'
import { faultOfAddress, isPrivateAddress } from '#shared/domain/webhooks/addresses.ts'

describe('the address of an endpoint', () => {
  it.each(['https://hooks.example.com/a?b=c', 'https://8.8.8.8/x', 'https://[2606:4700::1111]/'])(
    'may be %s everywhere',
    (url) => {
      expect([faultOfAddress(url, 'public'), faultOfAddress(url, 'here')]).toEqual([null, null])
    },
  )

  it.each([
    'http://127.0.0.1:8080/x',
    'http://localhost/x',
    'http://[::1]:3000/',
    'https://10.0.0.7/x',
    'https://printer.local/',
  ])('may be %s on one machine alone', (url) => {
    expect(faultOfAddress(url, 'here')).toBeNull()
    expect(faultOfAddress(url, 'public')).not.toBeNull()
  })

  it.each([
    'no address',
    'ftp://example.com/',
    'http://example.com/',
    'https://name:word@example.com/',
    'https://example.com/#part',
    `https://example.com/${'x'.repeat(500)}`,
  ])('is never %s', (url) => {
    expect(faultOfAddress(url, 'here')).not.toBeNull()
    expect(faultOfAddress(url, 'public')).not.toBeNull()
  })

  it.each([
    'https://169.254.169.254/latest/meta-data',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://127.1/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00::1]/',
    'https://api.internal./',
  ])('leads into no network from the cloud: %s', (url) => {
    expect(faultOfAddress(url, 'public')).not.toBeNull()
  })
})

describe('a private address', () => {
  it.each([
    ...['0.0.0.0', '10.255.255.255', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
    ...['192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ...['::', '::1', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1'],
    ...['2002:7f00:1::', '2001:0:1::', '2001:db8::1'],
  ])('is %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })

  it.each([
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '9.9.9.9',
    '2606:4700::1',
    '240e::1',
  ])('is not %s', (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  })
})
