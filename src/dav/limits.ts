/** The largest body taken, and the largest thing kept (RFC 4791 §5.2.5, RFC 6352 §6.2.3). */
export const LARGEST_OCTETS = 10 * 1024 * 1024
/** How many collections devices may make in a desk. */
export const MOST_COLLECTIONS = 500
/** Of one segment of a path, in octets: what every database can keep in an index. */
export const LONGEST_NAME = 1000
/** How deep folders of files go. */
export const DEEPEST_FOLDER = 50
