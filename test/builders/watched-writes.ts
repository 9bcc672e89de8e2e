import type { Stores } from '#shared/adapters/stores.ts'

const READS = /^(find|list|scan)/

/** The same stores, with the name of each write that is asked of them: `contacts.save`. */
export function watchWrites(stores: Stores): { stores: Stores; writes: string[] } {
  const writes: string[] = []
  const watch = <T extends object>(name: string, store: T): T =>
    new Proxy(store, {
      get(target, method) {
        const member: unknown = Reflect.get(target, method)
        if (typeof member !== 'function') return member
        return (...args: unknown[]) => {
          if (!READS.test(String(method))) writes.push(`${name}.${String(method)}`)
          return Reflect.apply(member, target, args)
        }
      },
    })
  return {
    writes,
    stores: {
      messages: watch('messages', stores.messages),
      runs: watch('runs', stores.runs),
      dryRuns: watch('dryRuns', stores.dryRuns),
      contacts: watch('contacts', stores.contacts),
      records: watch('records', stores.records),
      campaigns: watch('campaigns', stores.campaigns),
      optOuts: watch('optOuts', stores.optOuts),
      events: watch('events', stores.events),
      imports: watch('imports', stores.imports),
      lines: watch('lines', stores.lines),
      approvalSettings: watch('approvalSettings', stores.approvalSettings),
      shops: watch('shops', stores.shops),
      rules: watch('rules', stores.rules),
      templates: watch('templates', stores.templates),
      counts: watch('counts', stores.counts),
      audit: watch('audit', stores.audit),
      ownNumbers: watch('ownNumbers', stores.ownNumbers),
      inbox: watch('inbox', stores.inbox),
      requests: watch('requests', stores.requests),
      erasures: watch('erasures', stores.erasures),
      retention: watch('retention', stores.retention),
      sources: watch('sources', stores.sources),
      business: watch('business', stores.business),
      webhooks: watch('webhooks', stores.webhooks),
    },
  }
}
