/** Before the id of a session in the address of its mastermind. */
export const SESSION_HASH = 'seance-'
