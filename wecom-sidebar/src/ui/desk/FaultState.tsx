import { Button } from 'antd';
import { errorWords } from '../../platform/errors/errorWords';
import { Icon } from './Icon';

interface Props {
  /** What was not obtained: 线索列表没有取到. */
  title: string;
  error: unknown;
  onRetry: () => void;
  /** The whole page is missing, so its title is the page's heading. */
  page?: boolean;
}

/** What happened, a way on, and the small line to read out to a help desk. */
export function FaultState({ title, error, onRetry, page = false }: Props) {
  const Heading = page ? 'h1' : 'h2';
  const words = errorWords(error);
  return (
    <div className="state state-fault" role="alert">
      <Icon name="alert" />
      <Heading>{title}</Heading>
      <p>{words.text}</p>
      <div className="actions">
        <Button type="primary" icon={<Icon name="retry" />} onClick={onRetry}>
          重试
        </Button>
      </div>
      {words.reference && <small className="hint">{words.reference}</small>}
    </div>
  );
}
