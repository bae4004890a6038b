import { useProgrammes } from "../../api/hooks";
import { useWordsOf } from "../../ui/localised";

/** What the insurer is called whose member somebody is; nothing until its programmes are there. */
export function useInsurerName() {
  const programmes = useProgrammes();
  const words = useWordsOf();
  return (id: string) => words(programmes.data?.programmes.find(({ insurer }) => insurer.id === id)?.insurer.name, programmes.data ? id : "");
}
