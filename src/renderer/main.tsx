import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '../shared/assert.ts';
import { chooseTransport } from './api/choose-transport.ts';
import { HttpTransport } from './api/http-transport.ts';
import { App } from './app/app.tsx';
import { createServices } from './app/services.ts';
import './styles/kijkkring.css';

const root = document.getElementById('root');
invariant(root !== null, 'the page has no #root');
const services = createServices(chooseTransport(window, () => new HttpTransport()));
createRoot(root).render(
  <StrictMode>
    <App services={services} />
  </StrictMode>,
);
