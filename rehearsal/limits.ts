/** What the emulator cannot do, and what stands in for it: told with every rehearsal, never left out in silence. */
export const LIMITS: readonly [what: string, instead: string][] = [
  ['SetSMSAttributes', 'the custom resource is left out of this stage; test/infra asserts it on the template'],
  ['TLS', 'it speaks plain http: policies for TLS only are left out of this stage; test/infra asserts them'],
  ['CodeDeploy', 'no gradual shift in this stage; test/infra asserts it for prod'],
  [
    'Managed login pages',
    'people sign in by password over the API of Cognito; a browser test covers the console’s side',
  ],
  ['CloudFront', 'the distribution is made but not asked; the console is tested in a browser on one machine'],
  ['Alarms that reckon', 'shares and sums are left out of this stage; test/infra asserts them for dev and prod'],
  ['Zones of schedules', 'read as UTC: times are chosen so; a single date ahead of UTC is put on the queue by hand'],
  ['<aws.scheduler.scheduled-time>', 'not filled in: the function then takes the time at which the job was put'],
  ['Groups of schedules', 'it takes each for one of the default group when it checks leave: this stage grants that'],
  ['Batches of SQS', 'it asks for leave to send by the batch apart, which AWS does not: this stage grants that too'],
  ['GetParameters', 'it asks for leave to read all of them: this stage grants that; test/infra asserts each name'],
  ['Roles of schedules', 'never evaluated: test/infra asserts the execution role'],
  ['Dead letters of schedules and rules', 'not modelled: test/infra asserts each'],
  ['Delivery to a phone', 'SNS accepts and keeps the text; receipts are written into its log group'],
]
