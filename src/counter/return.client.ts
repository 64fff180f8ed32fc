/** What the browser's own reader of bar codes gives; not every browser has one. */
export type Detector = {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
};
declare global {
  interface Window {
    readonly BarcodeDetector?: new (options: { formats: readonly string[] }) => Detector;
  }
}

const button = document.querySelector<HTMLElement>('[data-scan]');
const view = document.querySelector<HTMLElement>('[data-scan-view]');
const input = document.querySelector<HTMLInputElement>('input[name=q]');
const detector = findDetector();

if (button !== null && view !== null && input !== null && detector !== null) {
  button.classList.remove('hidden');
  button.addEventListener('click', () => {
    scan(detector, view, input).catch(() => {
      const words = view.querySelector('[data-scan-words]');
      view.classList.remove('hidden');
      view.querySelector('video')?.remove();
      if (words !== null) words.textContent = view.dataset['scanFailed'] ?? '';
    });
  });
}

function findDetector(): Detector | null {
  if (window.BarcodeDetector === undefined || !('mediaDevices' in navigator)) return null;
  return new window.BarcodeDetector({ formats: ['qr_code'] });
}

/** Shows the camera until it sees a QR code, then looks for what it says. */
async function scan(reader: Detector, place: HTMLElement, field: HTMLInputElement): Promise<void> {
  const video = place.querySelector('video');
  if (video === null) return;
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  place.classList.remove('hidden');
  video.srcObject = stream;
  await video.play();
  const look = async (): Promise<void> => {
    const [code] = await reader.detect(video);
    if (code === undefined) {
      requestAnimationFrame(() => void look());
      return;
    }
    stream.getTracks().forEach((track) => track.stop());
    field.value = code.rawValue;
    field.form?.requestSubmit();
  };
  await look();
}
