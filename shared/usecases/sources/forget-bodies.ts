import type { SourceId } from '#shared/contracts/ids.ts'
import type { ArrivalBody } from '#shared/contracts/source.ts'
import type { SourceStore } from '#shared/ports/source-store.ts'
import { untilSaved } from '../until-saved.ts'

export type ForgetBodiesDeps = {
  sources: Pick<SourceStore, 'listBodies' | 'findArrival' | 'saveArrival'>
}

const PAGE = 100

/** Takes away the bodies of a source that are meant; what came and why it was kept stays. A repeat changes nothing. */
export async function forgetBodies(
  deps: ForgetBodiesDeps,
  sourceId: SourceId,
  isMeant: (body: ArrivalBody) => boolean,
): Promise<void> {
  let cursor: string | undefined
  do {
    const page = await deps.sources.listBodies(sourceId, { limit: PAGE, cursor })
    for (const { id } of page.items.filter(({ body }) => isMeant(body)))
      await untilSaved({ what: 'this delivery' }, async () => {
        const arrival = await deps.sources.findArrival(sourceId, id)
        if (arrival === undefined) return 'gone'
        const next = { ...arrival, hasBody: false, rev: arrival.rev + 1 }
        return (await deps.sources.saveArrival(next, arrival.rev)) ? 'done' : 'lost'
      })
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}
