import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query'
import { PROBLEM_TYPE } from '#shared/contracts/problem-type.ts'
import { UPLOAD_LIMIT_BYTES } from '#shared/contracts/upload-limit.ts'
import { api, type Cursor, type ImportWhat } from '../../api.ts'
import { RequestFailure } from '../../request-failure.ts'
import { uploadFile } from '../../upload.ts'

const POLL_MS = 700

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['import', id],
    queryFn: () => api.import(id),
    refetchInterval: ({ state }) => (state.data?.state === 'done' || state.data?.state === 'failed' ? false : POLL_MS),
  })
}

export function problemsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['import-problems', id],
    queryFn: ({ pageParam }) => api.importProblems(id, pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
  })
}

type Start = { what: ImportWhat; file: File; onProgress: (share: number) => void }

/** Opens an import and puts the file where it says; the answer is the import's id, to be watched from then on. */
export function useStartImport() {
  return useMutation({
    mutationFn: async ({ what, file, onProgress }: Start) => {
      if (file.size > UPLOAD_LIMIT_BYTES) throw tooLarge()
      const { id, upload } = await api.createImport(what, file.size)
      await uploadFile(upload, file, onProgress)
      return id
    },
  })
}

/** As the server would say it after the whole file had left. */
function tooLarge(): RequestFailure {
  const detail = 'A list has at most 100 MB: split it, and upload the parts.'
  return new RequestFailure({ type: `${PROBLEM_TYPE}too-large`, title: 'Too large', status: 413, detail }, 'server')
}
