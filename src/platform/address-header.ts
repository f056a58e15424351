/** Where better-auth reads the address of who asks: always written by us, whatever the request said. */
export const IP_HEADER = 'x-entregent-address'
