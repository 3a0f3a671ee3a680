/** How a paper looks, on a screen and on A4: fonts of the machine, as nothing may come from elsewhere. */
export const paperStyle = `
@page { size: A4; margin: 20mm 20mm 18mm; }
html { color-scheme: light; background: #fff; }
body { margin: 0 auto; max-width: 170mm; padding: 12mm; color: #1a1f1c; background: #fff;
  font: 11pt/1.5 "Atkinson Hyperlegible Next", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { margin: 0 0 2mm; font-size: 20pt; line-height: 1.2; }
h2 { margin: 7mm 0 2mm; font-size: 13pt; line-height: 1.3; break-after: avoid; }
p, ul, ol { margin: 0 0 3mm; }
ul, ol { padding-left: 6mm; }
li { margin-bottom: 1.2mm; break-inside: avoid; }
.about { color: #4a544e; }
table { width: 100%; margin: 0 0 3mm; border-collapse: collapse; }
th, td { padding: 1.6mm 2mm 1.6mm 0; border-bottom: 0.25mm solid #b9c2bc; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.facts th { width: 48mm; font-weight: 600; overflow-wrap: normal; }
.blank { white-space: normal; }
.blank .line { display: inline-block; width: 38mm; height: 1em; border-bottom: 0.3mm solid #1a1f1c; }
.blank small { margin-left: 1mm; color: #4a544e; font-size: 8.5pt; }
.sign { break-inside: avoid; }
.sign ul, .checks { padding: 0; list-style: none; }
.sign li { height: 18mm; border-bottom: 0.3mm solid #1a1f1c; }
aside { margin-top: 8mm; padding: 4mm 5mm 2mm; border: 0.3mm solid #6b756f; break-inside: avoid; }
aside h2 { margin-top: 0; }
.checks li::before { content: "\\2610" / ""; display: inline-block; width: 6mm; margin-left: -6mm; }
.checks { padding-left: 6mm; }
footer { margin-top: 6mm; color: #4a544e; font-size: 9pt; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
`;
