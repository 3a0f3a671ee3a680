import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/kijkkring.css';
import { Gallery } from './gallery.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
);
