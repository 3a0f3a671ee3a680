import type { z } from 'zod';
import { angleContract } from './angle-contract.ts';
import { appContract } from './app-contract.ts';
import { bundleContract } from './bundle-contract.ts';
import { classContract } from './class-contract.ts';
import { contactContract } from './contact-contract.ts';
import { copyContract } from './copy-contract.ts';
import { coverContract } from './cover-contract.ts';
import { custodyContract } from './custody-contract.ts';
import { homeContract } from './home-contract.ts';
import { libraryContract } from './library-contract.ts';
import { meetingContract } from './meeting-contract.ts';
import { papersContract } from './papers-contract.ts';
import { privacyContract } from './privacy-contract.ts';
import type { Procedure } from './procedure.ts';
import { proposalContract } from './proposal-contract.ts';
import { recordingContract } from './recording-contract.ts';
import { retentionContract } from './retention-contract.ts';
import { sourceContract } from './source-contract.ts';
import { subtitleContract } from './subtitle-contract.ts';
import { trajectoryContract } from './trajectory-contract.ts';
import { viewContract } from './view-contract.ts';
import { viewingContract } from './viewing-contract.ts';
import { watchContract } from './watch-contract.ts';
import { workContract } from './work-contract.ts';

/** Everything Kijkkring can be asked to do: the single source of types, validation, rights, help and documentation. */
export const contract = {
  ...appContract,
  ...angleContract,
  ...libraryContract,
  ...trajectoryContract,
  ...classContract,
  ...coverContract,
  ...contactContract,
  ...copyContract,
  ...custodyContract,
  ...watchContract,
  ...proposalContract,
  ...recordingContract,
  ...sourceContract,
  ...viewingContract,
  ...subtitleContract,
  ...viewContract,
  ...homeContract,
  ...meetingContract,
  ...bundleContract,
  ...privacyContract,
  ...papersContract,
  ...retentionContract,
  ...workContract,
} as const satisfies Record<string, Procedure>;

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;

/** Names of the procedures of one kind. */
export type NameOfKind<Kind extends Procedure['kind']> = {
  [Name in ProcedureName]: Contract[Name]['kind'] extends Kind ? Name : never;
}[ProcedureName];

/** What a caller sends. */
export type InputOf<Name extends ProcedureName> = z.input<Contract[Name]['input']>;
/** What a handler receives: parsed, defaults filled in. */
export type ParsedInputOf<Name extends ProcedureName> = z.output<Contract[Name]['input']>;
/** What a handler gives, and for a job what it ends with. */
export type OutputOf<Name extends ProcedureName> = z.output<Contract[Name]['output']>;
/** What a call answers: a job answers its id at once. */
export type AnswerOf<Name extends ProcedureName> = Contract[Name]['kind'] extends 'job'
  ? { jobId: string }
  : OutputOf<Name>;

export function isProcedureName(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name);
}
