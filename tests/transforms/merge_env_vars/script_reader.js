// What scripts say, found out by the parsers that come with Node: swc for what is typed or has
// tags, acorn for the rest. Reads a list of tasks as JSON, and writes the list of answers.
'use strict';
const { transformSync } = require('internal/deps/amaro/dist/index');
const acorn = require('internal/deps/acorn/acorn/dist/acorn');
const vm = require('vm');

const TYPED = /\.[mc]?tsx?$/;
const WITH_TAGS = /\.(tsx|jsx)$/;

function javascript(path, text) {
  const tsx = !/\.[mc]?ts$/.test(path);
  const strip = { mode: tsx ? 'strip-only' : 'transform', parser: { syntax: 'typescript', tsx } };
  return TYPED.test(path) || WITH_TAGS.test(path) ? transformSync(text, strip).code : text;
}

function tree(path, text) {
  const code = javascript(path, text);
  if (WITH_TAGS.test(path)) return null;
  const options = { ecmaVersion: 'latest', allowReturnOutsideFunction: true, allowHashBang: true };
  try {
    return acorn.parse(code, { ...options, sourceType: 'module' });
  } catch {
    return acorn.parse(code, { ...options, sourceType: 'script' });
  }
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

class Content {
  constructor(merge) {
    this.merge = merge;
    this.news = Object.values(merge);
  }

  renamed(text) {
    const renamed = text.replace(/\b[A-Za-z_]\w*/g, (word) => this.merge[word] ?? word);
    return renamed.replace(/\$\{(\w+):-\$\1\}/g, '$$$1'); // what falls back to itself
  }

  speaks(value) {
    const text = JSON.stringify(value);
    return this.news.some((name) => new RegExp(`\\b${name}\\b`).test(text));
  }

  once(values) {
    return values.filter((value, index) => {
      const first = values.findIndex((other) => same(value, other));
      return first === index || !this.speaks(value);
    });
  }

  key(node, computed) {
    if (!computed && node.type === 'Identifier') return this.renamed(node.name);
    return node.type === 'Literal' ? this.renamed(String(node.value)) : this.of(node);
  }

  of(node) {
    if (Array.isArray(node)) return node.map((one) => this.of(one));
    if (node === null || typeof node !== 'object') return node;
    const special = this[node.type];
    return special ? special.call(this, node) : this.plain(node);
  }

  plain(node) {
    const found = {};
    for (const [name, value] of Object.entries(node)) {
      if (name === 'start' || name === 'end' || name === 'raw') continue;
      found[name] = this.of(value);
    }
    return found;
  }

  Literal(node) {
    return typeof node.value === 'string' ? this.renamed(node.value) : { literal: node.raw };
  }

  TemplateLiteral(node) {
    const pieces = node.quasis.map((one) => this.renamed(one.value.cooked));
    if (pieces.length === 1) return pieces[0];
    return { pieces, expressions: this.of(node.expressions) };
  }

  ChainExpression(node) {
    return this.of(node.expression);
  }

  MemberExpression(node) {
    return { object: this.of(node.object), key: this.key(node.property, node.computed) };
  }

  Property(node) {
    return { key: this.key(node.key, node.computed), value: this.of(node.value), kind: node.kind };
  }

  PropertyDefinition(node) {
    const { static: isStatic } = node;
    return { isStatic, key: this.key(node.key, node.computed), value: this.of(node.value) };
  }

  ObjectExpression(node) {
    return { properties: this.once(this.of(node.properties)) };
  }

  ArrayExpression(node) {
    return { elements: this.once(this.of(node.elements)) };
  }

  CallExpression(node) {
    const call = { callee: this.of(node.callee), arguments: this.of(node.arguments) };
    const [first, second, ...rest] = call.arguments;
    if (!rest.length && second?.arguments && same(second.callee, call.callee)) {
      if (same(second.arguments[0], first) && this.speaks(first)) return second;
    }
    return call;
  }

  LogicalExpression(node) {
    const operator = node.operator;
    const operands = (one) => (one.operator === operator && one.operands ? one.operands : [one]);
    const all = [...operands(this.of(node.left)), ...operands(this.of(node.right))];
    const kept = all.filter((one, index) => !(index && same(one, all[index - 1]) && this.speaks(one)));
    return kept.length === 1 ? kept[0] : { operator, operands: kept };
  }

  ConditionalExpression(node) {
    const [test, yes, no] = this.of([node.test, node.consequent, node.alternate]);
    if (same(yes, no) && this.speaks(test) && this.speaks(yes)) return yes;
    return { test, yes, no };
  }

  isBridge(statement) {
    if (statement.type === 'IfStatement') {
      const { consequent: body } = statement;
      return this.speaks(statement.test) && same(body.body ?? [body], []) && !statement.alternate;
    }
    const { expression: one } = statement;
    if (one?.type !== 'AssignmentExpression') return false;
    return ['=', '??=', '||='].includes(one.operator) && same(one.left, one.right);
  }

  statements(list) {
    const found = this.of(list).filter((one) => one.type !== 'EmptyStatement');
    return this.once(found.filter((one) => !this.isBridge(one)));
  }

  Program(node) {
    return { type: 'Program', body: this.statements(node.body) };
  }

  BlockStatement(node) {
    return { type: 'BlockStatement', body: this.statements(node.body) };
  }

  SwitchCase(node) {
    return { test: this.of(node.test), body: this.statements(node.consequent) };
  }

  IfStatement(node) {
    const [test, consequent, alternate] = this.of([node.test, node.consequent, node.alternate]);
    const isEmpty = this.isBridge(consequent);
    const block = { type: 'BlockStatement', body: isEmpty ? [] : [consequent] };
    const body = consequent.type === 'BlockStatement' ? consequent : block;
    return { type: 'IfStatement', test, consequent: body, alternate };
  }
}

const ANSWERS = {
  content({ path, text, merge }) {
    const found = tree(path, text);
    return found && JSON.stringify(new Content(merge).of(found));
  },
  output({ text, env, path }) {
    const out = [];
    const process = { env: { ...env } };
    const get = (name) => process.env[name];
    vm.runInNewContext(javascript(path, text), { process, out, Deno: { env: { get } } });
    return JSON.stringify(out.map((one) => one ?? null));
  },
};

const tasks = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const answers = tasks.map((task) => {
  try {
    return { answer: ANSWERS[task.what](task) };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
});
console.log(JSON.stringify(answers));
