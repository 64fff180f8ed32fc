/** The mark: an open door with the dawn in it. Reads at 20 px; the same drawing is the favicon (`pictures/mark.svg`). */
export function Mark({ size = 32, class: className = 'mark' }: { size?: number; class?: string }) {
  return (
    <svg
      class={className}
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="#e9b872" d="M5 29V12a11 11 0 0 1 22 0v17z" />
      <path fill="#fdf3de" d="M9 29V12.4a7 7 0 0 1 14 0V29z" />
      <circle fill="#e39a2f" cx="17.6" cy="18.6" r="3.1" />
      <path fill="#4f9184" d="M9 20.6q3.5-1.8 7 0t7 0V29H9z" />
      <path
        fill="#17665b"
        stroke="#fdf3de"
        stroke-width="0.9"
        stroke-linejoin="round"
        d="M5 12.2A11 11 0 0 1 9.6 3.2l6 5.2V27l-6.4 4.4L5 29z"
      />
      <circle fill="#fdf3de" cx="13" cy="18.6" r="1.15" />
    </svg>
  );
}
