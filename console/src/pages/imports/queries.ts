import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { PROBLEM_TYPE } from '#shared/contracts/problem-type.ts'
import { UPLOAD_LIMIT_BYTES } from '#shared/contracts/upload-limit.ts'
import { api, type Cursor, type ImportMapping, type ImportWhat } from '../../api.ts'
import { RequestFailure } from '../../request-failure.ts'
import { uploadFile } from '../../upload.ts'
import { keepFile } from './kept-files.ts'

const POLL_MS = 700

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['import', id],
    queryFn: () => api.import(id),
    refetchInterval: ({ state: { data } }) =>
      data === undefined || data.state === 'waiting' || data.state === 'running' ? POLL_MS : false,
  })
}

type Seen = { state: string; rev: number; rows: number }

/** What the file would do; each look at it anew. While it is taken in, how many rows there are. */
export function previewQuery(id: string, seen: Seen | undefined) {
  const isSeen = seen?.state === 'previewed'
  return queryOptions({
    queryKey: ['import-preview', id, isSeen ? seen.rev : 'later'],
    queryFn: () => api.importPreview(id),
    enabled: isSeen || (seen?.state === 'running' && seen.rows > 0),
    retry: false,
  })
}

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports'],
  queryFn: ({ pageParam }) => api.imports(pageParam),
  initialPageParam: null as Cursor,
  getNextPageParam: ({ next }) => next,
  staleTime: 0,
})

export function problemsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['import-problems', id],
    queryFn: ({ pageParam }) => api.importProblems(id, pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
  })
}

type Upload = { what: ImportWhat; file: File; onProgress: (share: number) => void }

/** Opens an import that first looks, and puts the file where it says; the answer is the import's id. */
export function useUpload() {
  return useMutation({
    mutationFn: async ({ what, file, onProgress }: Upload) => {
      if (file.size > UPLOAD_LIMIT_BYTES) throw tooLarge()
      const { id, upload } = await api.createImport(what, file.size)
      keepFile(id, file)
      await uploadFile(upload, file, onProgress)
      return id
    },
  })
}

type Start = { mapping?: ImportMapping; preview?: boolean }

/** Has a previewed import taken in, or looked at again; what was seen of it is read anew. */
export function useStart(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (start: Start) => api.startImport(id, start),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['import', id] })
      client.removeQueries({ queryKey: ['import-problems', id] })
    },
  })
}

export function useUndo(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (rev: number) => api.undoImport(id, rev),
    onSuccess: () => client.invalidateQueries({ queryKey: ['import', id] }),
  })
}

/** As the server would say it after the whole file had left. */
function tooLarge(): RequestFailure {
  const detail = 'A list has at most 100 MB: split it, and upload the parts.'
  return new RequestFailure({ type: `${PROBLEM_TYPE}too-large`, title: 'Too large', status: 413, detail }, 'server')
}
