/**
 * The papers of the privacymap, as plain values: the window shows them, and a schema in the window would make script of
 * text, which its content policy refuses.
 */

/** Papers about the trajectory. */
export const trajectoryPapers = [
  'parentNotice',
  'protocol',
  'groupAgreements',
  'processingRegister',
  'dpiaCheck',
  'ictSheet',
  'lostLaptop',
  'coachClause',
] as const;

/** Papers about one pupil; they ask which. */
export const pupilPapers = [
  'pupilRecord',
  'answerAccess',
  'answerObjection',
  'answerWithdrawal',
  'answerErasure',
] as const;

export const papers = [...trajectoryPapers, ...pupilPapers] as const;
export type Paper = (typeof papers)[number];
export type PupilPaper = (typeof pupilPapers)[number];

/** Whether a paper is about one pupil. */
export function isPupilPaper(paper: Paper): paper is PupilPaper {
  return pupilPapers.some((one) => one === paper);
}
