import { Icon } from './Icon';

interface Props {
  name: string;
  open: boolean;
  /** A leaf keeps the room of the button so that names stay aligned. */
  shown: boolean;
  onToggle: () => void;
}

/** Folds and unfolds what lies under a line of a tree. */
export function FoldButton({ name, open, shown, onToggle }: Props) {
  if (!shown) return <span className="fold" aria-hidden="true" />;
  return (
    <button
      type="button"
      className="fold"
      aria-expanded={open}
      aria-label={`${open ? '收起' : '展开'}${name}`}
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      <Icon name={open ? 'down' : 'right'} />
    </button>
  );
}
