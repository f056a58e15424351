/** Languages offered first where one says which are spoken; others are written by whoever knows their code. */
export const SPOKEN: readonly string[] = ['fr', 'en', 'es', 'de', 'it', 'pt', 'nl', 'ar', 'br', 'zh']
