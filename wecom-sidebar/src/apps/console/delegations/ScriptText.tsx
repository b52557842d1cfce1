import { scriptSegments } from '../../../features/delegations/scriptSegments';

/** A script as it reads, with the places of variables tinted. */
export const ScriptText = ({ template }: { template: string }) => (
  <>
    {scriptSegments(template).map((segment, index) =>
      segment.variable ? (
        <span key={index} className="script-variable">
          {segment.text}
        </span>
      ) : (
        segment.text
      ),
    )}
  </>
);
