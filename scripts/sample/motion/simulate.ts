import type { Plan } from '../script/plan.ts';
import { PUPILS } from '../script/roster.ts';
import type { Scene } from './pose.ts';
import { PupilMotion } from './pupil-motion.ts';
import { TeacherMotion } from './teacher-motion.ts';

/** Everybody's pose on every frame of the lesson. */
export function simulate(plan: Plan): Scene[] {
  const teacher = new TeacherMotion(plan);
  const pupils = PUPILS.map((pupil, index) => new PupilMotion(pupil, index, plan));
  return Array.from({ length: plan.frames }, (_, frame) => {
    const standing = teacher.pose(frame);
    return { teacher: standing, pupils: pupils.map((one) => one.pose(frame, standing)) };
  });
}
