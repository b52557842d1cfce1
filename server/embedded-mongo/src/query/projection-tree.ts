import { compileExpression, type Expression, type Scope } from '../aggregate/expression';
import { Doc, isDoc, type Value } from '../bson/value';
import { MongoError } from '../errors';

/** Changes the value of a field in place of it (find's $slice and $elemMatch); undefined leaves the field out. */
export type Transform = (value: Value | undefined, root: Doc) => Value | undefined;

export type Leaf =
  { kind: 'include' } | { kind: 'exclude' } | { kind: 'compute'; expression: Expression } | { kind: 'transform'; transform: Transform };

/** The paths of a projection as a tree: a node is a leaf or has children. */
export class ProjectionNode {
  readonly children = new Map<string, ProjectionNode>();
  leaf: Leaf | undefined;
  /** Something below is computed. */
  computes = false;

  /** Adds a leaf. Throws code 31249 or 31250 when a path runs through another. */
  add(path: string, leaf: Leaf): void {
    const parts = path.split('.');
    if (parts.includes('')) throw new MongoError(40353, `FieldPath must not end with a '.' or hold an empty part: '${path}'`);
    const dollar = parts.find((part) => part.startsWith('$'));
    if (dollar) throw new MongoError(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
    this.insert(parts, path, leaf);
  }

  private insert([name, ...rest]: string[], path: string, leaf: Leaf): void {
    if (this.leaf) throw new MongoError(31249, `Path collision at ${path}`);
    if (leaf.kind === 'compute') this.computes = true;
    const child = this.children.get(name!) ?? new ProjectionNode();
    this.children.set(name!, child);
    if (rest.length > 0) return child.insert(rest, path, leaf);
    if (child.leaf || child.children.size > 0) throw new MongoError(31250, `Path collision at ${path}`);
    child.leaf = leaf;
  }
}

/** Keeps what the tree includes, in the order of the document. */
export function include(document: Doc, node: ProjectionNode, root: Doc): Doc {
  const result = new Doc();
  for (const name of Object.keys(document)) {
    const child = node.children.get(name);
    if (!child) continue;
    const value = includeField(document[name]!, child, root);
    if (value !== undefined) result[name] = value;
  }
  return result;
}

function includeField(value: Value, node: ProjectionNode, root: Doc): Value | undefined {
  const { leaf } = node;
  if (!leaf) return includeValue(value, node, root);
  if (leaf.kind === 'transform') return leaf.transform(value, root);
  return leaf.kind === 'include' ? value : undefined;
}

/** Scalars where a document was expected are left out. */
function includeValue(value: Value, node: ProjectionNode, root: Doc): Value | undefined {
  if (isDoc(value)) return include(value, node, root);
  if (!Array.isArray(value)) return undefined;
  return value.map((element) => includeValue(element, node, root)).filter((element) => element !== undefined);
}

/** Keeps everything but what the tree excludes. */
export function exclude(document: Doc, node: ProjectionNode, root: Doc): Doc {
  const result = new Doc();
  for (const name of Object.keys(document)) {
    const child = node.children.get(name);
    const value = child ? excludeField(document[name]!, child, root) : document[name];
    if (value !== undefined) result[name] = value;
  }
  return result;
}

function excludeField(value: Value, node: ProjectionNode, root: Doc): Value | undefined {
  const { leaf } = node;
  if (!leaf) return excludeValue(value, node, root);
  if (leaf.kind === 'transform') return leaf.transform(value, root);
  return leaf.kind === 'exclude' ? undefined : value;
}

function excludeValue(value: Value, node: ProjectionNode, root: Doc): Value {
  if (isDoc(value)) return exclude(value, node, root);
  return Array.isArray(value) ? value.map((element) => excludeValue(element, node, root)) : value;
}

/** Sets the computed fields of the tree; arrays on the way are gone through, other values give way to a document. */
export function compute(document: Doc, node: ProjectionNode, root: Doc): Doc {
  if (!node.computes) return document;
  const result = copy(document);
  for (const [name, child] of node.children) {
    const { leaf } = child;
    if (leaf?.kind === 'compute') setOrRemove(result, name, leaf.expression(root));
    else if (child.computes) result[name] = computeValue(result[name], child, root);
  }
  return result;
}

function computeValue(value: Value | undefined, node: ProjectionNode, root: Doc): Value {
  if (Array.isArray(value)) return value.map((element) => computeValue(element, node, root));
  return compute(isDoc(value) ? value : new Doc(), node, root);
}

function setOrRemove(document: Doc, name: string, value: Value | undefined): void {
  if (value === undefined) delete document[name];
  else document[name] = value;
}

function copy(document: Doc): Doc {
  return Object.assign(new Doc(), document);
}

/** The tree of $addFields: every leaf is computed, nested documents without operators are paths. */
export function computedTree(specification: Doc, scope: Scope): ProjectionNode {
  const tree = new ProjectionNode();
  addComputed(tree, '', specification, scope);
  return tree;
}

function addComputed(tree: ProjectionNode, prefix: string, specification: Doc, scope: Scope): void {
  for (const name of Object.keys(specification)) {
    const value = specification[name]!;
    if (isNested(value)) addComputed(tree, `${prefix}${name}.`, value, scope);
    else tree.add(prefix + name, { kind: 'compute', expression: compileExpression(value, scope) });
  }
}

/** A non-empty document whose first name is no operator: its fields are paths below. */
export function isNested(value: Value): value is Doc {
  if (!isDoc(value)) return false;
  const [first] = Object.keys(value);
  return first !== undefined && !first.startsWith('$');
}
