import { useProblems } from "./problems";

/** What is wrong with a row, beside it. `id` is what its fields are described by. */
export function RowProblems({ row, id }: { readonly row: string; readonly id: string }) {
  const problems = useProblems(row);
  return (
    <div id={id} className="row-problems" role="status">
      {problems.map((problem) => (
        <p key={problem} className="field-fault">
          {problem}
        </p>
      ))}
    </div>
  );
}
