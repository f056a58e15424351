/** An element with its names resolved: prefixes are gone. */
export interface XmlElement {
  /** '' for none. */
  ns: string
  name: string
  /** Without the declarations of namespaces. */
  attributes: readonly XmlAttribute[]
  /** Text is out of its entities and of CDATA; two texts never stand side by side. */
  children: readonly XmlNode[]
}

export type XmlNode = XmlElement | string

export interface XmlAttribute {
  ns: string
  name: string
  value: string
}

export interface XmlName {
  ns: string
  name: string
}

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'

export function isNamed(element: XmlName, { ns, name }: XmlName): boolean {
  return element.name === name && element.ns === ns
}

export function elementsIn(element: XmlElement): XmlElement[] {
  return element.children.filter(child => typeof child !== 'string')
}

export function childrenNamed(element: XmlElement, ns: string, name: string): XmlElement[] {
  return elementsIn(element).filter(child => child.name === name && child.ns === ns)
}

export function childNamed(element: XmlElement, ns: string, name: string): XmlElement | null {
  return childrenNamed(element, ns, name)[0] ?? null
}

/** Value of an attribute without a namespace. */
export function attributeOf(element: XmlElement, name: string): string | null {
  return element.attributes.find(attribute => attribute.ns === '' && attribute.name === name)?.value ?? null
}

/** All the text in it, that of its descendants too. */
export function textIn(element: XmlElement): string {
  const [only = ''] = element.children
  if (element.children.length <= 1 && typeof only === 'string') return only
  return element.children.map(child => (typeof child === 'string' ? child : textIn(child))).join('')
}
