/** What may be done: on fourth down, and after a touchdown. */
export const choices = ['goForIt', 'fieldGoal', 'punt', 'kneel', 'kick', 'twoPoint'] as const

export type Choice = (typeof choices)[number]
