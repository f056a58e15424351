/** Header of a request from the machine itself: the address, in percent-encoding, of whose desk is asked. */
export const FOR_WHOM = 'entregent-for'
