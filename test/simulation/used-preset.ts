import type { Contact } from '#shared/contracts/contact.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'

/** Something that happened, as the platform is to hear of it. */
export type Happening = { type: string; atMs: number; data: unknown }

/** A fact of a record, and when it came about. */
export type StoryFact = { name: string; atMs: number }

/** What is told of one record of a preset, and when each of its facts was. */
export type Story = { about: string; id: string; buyer: Contact; facts: StoryFact[]; events: Happening[] }

/** A preset that some world uses: as it was first set, whether that stays so, and what was told of its records. */
export type UsedPreset = { id: string; scenario: Scenario; isSteady: boolean; stories: Story[] }
