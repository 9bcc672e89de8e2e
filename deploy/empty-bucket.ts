import { DeleteObjectsCommand, ListObjectsV2Command, NoSuchBucket, type S3Client } from '@aws-sdk/client-s3'

/** Removes everything in a bucket, which alone can be removed then. A repeat, or a bucket that is gone, changes nothing. */
export async function emptyBucket(files: S3Client, Bucket: string): Promise<void> {
  try {
    for (;;) {
      const { Contents = [], IsTruncated } = await files.send(new ListObjectsV2Command({ Bucket }))
      const Objects = Contents.flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }]))
      if (Objects.length > 0) await files.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }))
      if (IsTruncated !== true) return
    }
  } catch (error) {
    if (!(error instanceof NoSuchBucket)) throw error
  }
}
