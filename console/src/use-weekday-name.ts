import { useTranslation } from 'react-i18next'

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5, 6, 7]

/** Monday is 1; what is no day of the week stays a number. */
export function useWeekdayName(): (day: number) => string {
  const { t } = useTranslation()
  return (day) => {
    const name = NAMES[day - 1]
    return name === undefined ? String(day) : t(`form.weekdays.${name}`)
  }
}
