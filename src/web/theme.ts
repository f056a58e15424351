import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

/** One hue: shade 6 is the accent on paper, shade 4 the accent by night. */
const ACCENT: MantineColorsTuple = [
  '#fdf5f1',
  '#f8e9e1',
  '#f0cdbd',
  '#eeaa90',
  '#e98a67',
  '#cf6443',
  '#b5492b',
  '#993a20',
  '#7c2f1a',
  '#5f2414',
]

/** Warm greys in place of the library's cold ones; 4 is the edge of fields by day. */
const DAY: MantineColorsTuple = [
  '#faf6ef',
  '#f5efe6',
  '#efe8dc',
  '#e8e0d3',
  '#95897a',
  '#857a6c',
  '#6b6257',
  '#554d43',
  '#3b342d',
  '#221d17',
]

/** 0 is the ink, 4 the edge of fields, 6 their ground, 7 the paper by night. */
const NIGHT: MantineColorsTuple = [
  '#f1eae0',
  '#d9d0c4',
  '#a99e90',
  '#8f8476',
  '#7d7264',
  '#352f29',
  '#1b1815',
  '#171412',
  '#120f0d',
  '#0d0b09',
]

/** The colours live in look.css, light and dark at once; here they only get the names that the widgets use. */
export const cssVariables: CSSVariablesResolver = () => {
  const colours = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--soft-ink)',
    '--mantine-color-placeholder': 'var(--soft-ink)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--accent)',
    '--mantine-color-default': 'var(--sheet)',
    '--mantine-color-default-hover': 'var(--wash)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--edge)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
    '--mantine-primary-color-light': 'var(--wash)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-color-accent-filled': 'var(--accent)',
    '--mantine-color-accent-filled-hover': 'var(--accent-strong)',
    '--mantine-color-accent-light': 'var(--wash)',
    '--mantine-color-accent-light-color': 'var(--ink)',
  }
  return { variables: {}, light: colours, dark: colours }
}

const variantColors: VariantColorsResolver = input => {
  const border = '1px solid transparent'
  if (input.variant === 'filled') {
    return {
      background: 'var(--accent)',
      hover: 'var(--accent-strong)',
      color: 'var(--on-accent)',
      border,
    }
  }
  if (input.variant === 'default') {
    return {
      background: 'transparent',
      hover: 'var(--wash)',
      color: 'var(--ink)',
      border: '1px solid var(--line)',
    }
  }
  if (input.variant === 'subtle') {
    return { background: 'transparent', hover: 'var(--wash)', color: 'var(--soft-ink)', border }
  }
  if (input.variant === 'light') {
    return { background: 'var(--wash)', hover: 'var(--wash)', color: 'var(--ink)', border }
  }
  return defaultVariantColorsResolver(input)
}

/** Of what opens over the page. */
const OVER = {
  overlayProps: { backgroundOpacity: 0.32, color: '#221d17' },
  transitionProps: { transition: 'fade', duration: 120 },
  styles: {
    content: { background: 'var(--sheet)' },
    header: { background: 'var(--sheet)' },
    title: { fontFamily: 'var(--mantine-font-family-headings)', fontSize: '1.25rem', fontWeight: 500 },
  },
} as const

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  colors: { accent: ACCENT, gray: DAY, dark: NIGHT },
  variantColorResolver: variantColors,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem' },
  lineHeights: { md: '1.5' },
  headings: { fontFamily: "'Fraunces Variable', Georgia, serif", fontWeight: '500' },
  defaultRadius: '9px',
  shadows: {
    xs: 'var(--shadow)',
    sm: 'var(--shadow)',
    md: 'var(--shadow-over)',
    lg: 'var(--shadow-over)',
    xl: 'var(--shadow-over)',
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { variant: 'default', size: 'sm' }, styles: { label: { fontWeight: 500 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', size: 'lg' } },
    Modal: { defaultProps: { ...OVER, radius: '14px' } },
    Drawer: { defaultProps: { ...OVER, radius: '14px 14px 0 0' } },
    // The placeholder that would take the first focus is no item of a menu: screen readers stumble on it.
    Menu: { defaultProps: { shadow: 'md', radius: '12px', withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { shadow: 'md', radius: '12px' } },
    // Where something is needed nearly all is: a star on each line says nothing.
    InputWrapper: {
      defaultProps: { withAsterisk: false },
      styles: { label: { fontWeight: 500, marginBottom: 4 } },
    },
    SegmentedControl: {
      styles: {
        root: { background: 'color-mix(in srgb, var(--line) 50%, transparent)' },
        label: { fontWeight: 500 },
      },
    },
    Checkbox: { defaultProps: { radius: '5px' } },
  },
})
