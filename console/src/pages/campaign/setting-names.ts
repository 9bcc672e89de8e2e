import { zh } from '../../i18n/zh.ts'

type SettingName = keyof typeof zh.setting
type OptionName = keyof typeof zh.option

/** Whether the console has its own words for a setting of this name. */
export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(zh.setting, name)
}

/** The words of this kind's own setting go before those that settings of the name share; null where there are none. */
export function settingNameOf(kind: string, name: string): SettingName | null {
  return [`${kind}/${name}`, name].find(isSettingName) ?? null
}

/** The same for an option, by the setting's name: “last” of a day is not that of a month. */
export function optionNameOf(setting: string, option: string): OptionName | null {
  return [`${setting}/${option}`, option].find(isOptionName) ?? null
}

/** Whether the console has its own words for an option of a setting. */
export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(zh.option, name)
}
