import { Button } from 'antd';
import { useEffect } from 'react';
import { type Persona, useDemoPersonas, useDemoSignIn } from '../../../features/console-session/demoPersonas';
import { errorWords } from '../../../platform/errors/errorWords';
import { keepFocus } from '../../../platform/keepFocus';
import { Icon } from '../../../ui/desk/Icon';
import { Loaded } from '../../../ui/desk/Loaded';
import { Notice } from '../../../ui/desk/Notice';
import { SkeletonLines } from '../../../ui/desk/Skeleton';
import { Mark } from '../shell/Mark';
import './sign-in.css';

const WECOM_SIGN_IN = '/auth/console/start?return=/console.html';

/** The way in: through WeCom, or as one of the demo bank's people where the demo mode exists. */
export function SignInPage() {
  const personas = useDemoPersonas();
  useEffect(keepFocus, []);
  return (
    <main className="sign-in">
      <div className="row">
        <Mark />
        <div>
          <h1>银桥 · 控制台</h1>
          <p className="sub">总行、分行、支行与网点的私域运营</p>
        </div>
      </div>
      <Loaded query={personas} skeleton={<SkeletonLines />} fault="登录页没有取到">
        {(people) => (people ? <PersonaList people={people} /> : <WecomSignIn />)}
      </Loaded>
    </main>
  );
}

const WecomSignIn = () => (
  <div className="stack">
    <p>请用企业微信确认身份，登录后按你的机构与岗位显示内容。</p>
    <Button type="primary" size="large" href={WECOM_SIGN_IN}>
      用企业微信登录
    </Button>
  </div>
);

function PersonaList({ people }: { people: Persona[] }) {
  const signIn = useDemoSignIn();
  return (
    <div className="stack">
      <p>这是演示银行，请选择一位同事的身份进入。</p>
      {signIn.error && <SignInFault error={signIn.error} />}
      <ul className="persona-list">
        {people.map((person) => (
          <li key={person.personaId}>
            <button type="button" className="persona" disabled={signIn.isPending} onClick={() => signIn.mutate(person.personaId)}>
              <span className="avatar" aria-hidden="true">
                {[...person.name].slice(-2).join('')}
              </span>
              <span>
                <b>{person.name}</b> <span className="sub">{person.label}</span>
                <br />
                <small className="hint">{person.hint}</small>
              </span>
              <Icon name="right" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SignInFault({ error }: { error: unknown }) {
  const words = errorWords(error);
  return (
    <Notice tone="warn" live>
      {words.text} <small className="hint">{words.reference}</small>
    </Notice>
  );
}
