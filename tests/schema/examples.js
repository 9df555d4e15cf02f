// Whether whoever reads the description sees, of every request and of every answer that is JSON, one that could be sent:
// an example beside it, or put together of the examples of its fields. Each must be as its schema says.
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

// What is read as it stands: a time says by its format how it is written.
const formats = { 'date-time': '2026-06-01T18:30:00Z', date: '2026-06-01', time: '18:30:00' }

class Missing extends Error {}

/** What an example of a schema could be; throws where a text or number has none. */
function example(doc, schema, at, within = []) {
  if (schema.$ref) {
    if (within.includes(schema.$ref)) throw new Missing(`${at}: ${schema.$ref} within itself`)
    const name = schema.$ref.split('/').pop()
    return example(doc, doc.components.schemas[name], name, [...within, schema.$ref])
  }
  if (schema.examples?.length) return schema.examples[0]
  if ('example' in schema) return schema.example
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  const among = (schema.oneOf ?? schema.anyOf)?.filter((one) => one.type !== 'null')
  if (among?.length) return example(doc, among[0], at, within)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => example(doc, one, at, within)))
  const type = [schema.type].flat().find((one) => one !== 'null')
  if (type === 'boolean') return true
  if (type === 'string' && formats[schema.format]) return formats[schema.format]
  if (type === 'array') return [example(doc, schema.items, at, within)]
  if (type === 'object') return object(doc, schema, at, within)
  throw new Missing(`${at}: no example of a ${type ?? 'value of any kind'}`)
}

function object(doc, schema, at, within) {
  const made = {}
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    try {
      made[name] = example(doc, field, `${at}.${name}`, within)
    } catch (error) {
      // What holds its like ends somewhere.
      if (!(error instanceof Missing) || !error.message.endsWith('within itself')) throw error
      if (schema.required?.includes(name)) made[name] = []
    }
  }
  const more = schema.additionalProperties
  if (typeof more === 'object' && Object.keys(made).length === 0) made.any = example(doc, more, `${at}.*`, within)
  return made
}

/** The bodies of a description that want an example: where they are, and what describes them. */
function* bodies(doc) {
  for (const [path, item] of Object.entries(doc.paths)) {
    for (const operation of Object.values(item)) {
      const { operationId, requestBody, responses } = operation
      if (!operationId) continue
      for (const [type, content] of Object.entries(requestBody?.content ?? {})) {
        yield { at: `${operationId} (${path}) takes ${type}`, type, content }
      }
      const well = Object.entries(responses).filter(([status]) => status.startsWith('2'))
      for (const [status, answer] of well) {
        const content = answer.content?.['application/json']
        if (content) yield { at: `${operationId} (${path}) answers ${status}`, type: 'application/json', content }
      }
    }
  }
}

/** Everything in a description that has examples of its own, with its place. */
function* shown(node, place) {
  if (typeof node !== 'object' || node === null) return
  if (Array.isArray(node.examples)) yield { place, examples: node.examples }
  for (const [key, inner] of Object.entries(node)) {
    if (key !== 'examples' && key !== 'example' && key !== 'enum') {
      yield* shown(inner, `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    }
  }
}

/** What is wrong with the examples of a description, and how many bodies have one. */
export function checkExamples(doc) {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  for (const format of ['int32', 'int64', 'double', 'float', 'binary', 'password']) ajv.addFormat(format, true)
  ajv.addSchema({ ...doc, $id: 'api' })
  const wrong = []
  const fits = (schema, value, at) => {
    const validate = ajv.compile(schema)
    if (!validate(value)) wrong.push(`${at}: ${JSON.stringify(value)} is not as its schema says: ${ajv.errorsText(validate.errors)}`)
  }
  for (const { place, examples } of shown(doc.components.schemas, '#/components/schemas')) {
    for (const value of examples) fits({ $ref: `api${encodeURI(place)}` }, value, place)
  }
  let count = 0
  for (const { at, type, content } of bodies(doc)) {
    const given = content.example ?? Object.values(content.examples ?? {})[0]?.value
    // A picture has none that could be read here.
    if (given === undefined && /^(image|application\/gzip)/.test(type)) continue
    try {
      const value = given ?? example(doc, content.schema, at)
      const schema = content.schema.$ref ? { $ref: `api${content.schema.$ref}` } : content.schema
      fits(schema, value, at)
      count += 1
    } catch (error) {
      if (!(error instanceof Missing)) throw error
      wrong.push(`${at}: ${error.message}`)
    }
  }
  return { wrong: [...new Set(wrong)], count }
}
