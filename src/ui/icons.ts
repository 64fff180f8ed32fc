/** Icons in use: names of lucide. One that is missing is added here; a test proves that each exists. */
// prettier-ignore
export const iconNames = [
  'archive', 'arrow-down', 'arrow-down-up', 'arrow-left', 'arrow-right', 'arrow-up', 'badge-check', 'ban', 'banknote',
  'bell', 'book-open', 'book-text', 'briefcase', 'building', 'building-2', 'bus', 'calendar', 'calendar-check',
  'calendar-clock', 'calendar-days', 'camera', 'chart-column', 'chart-line', 'check', 'check-check', 'chevron-down',
  'chevron-left', 'chevron-right', 'chevrons-left', 'chevrons-right', 'chevrons-up-down', 'circle', 'circle-alert',
  'circle-check', 'circle-dashed', 'circle-dot', 'circle-help', 'circle-pause', 'circle-play', 'circle-stop', 'circle-x',
  'clipboard-check', 'clipboard-list', 'clock', 'clock-alert', 'copy', 'corner-up-left', 'database', 'door-open',
  'download', 'external-link', 'eye', 'eye-off', 'file', 'file-badge', 'file-check', 'file-clock', 'file-down',
  'file-input', 'file-pen', 'file-plus', 'file-search', 'file-stack', 'file-text', 'file-up', 'file-warning', 'file-x',
  'files', 'fingerprint-pattern', 'flag', 'folder', 'folder-open', 'forward', 'funnel', 'gavel', 'git-branch', 'git-merge',
  'globe', 'graduation-cap', 'hand-coins', 'handshake', 'hash', 'heart-pulse', 'history', 'hourglass', 'house', 'id-card',
  'image', 'inbox', 'info', 'key-round', 'keyboard', 'landmark', 'languages', 'layers', 'layout-dashboard', 'leaf',
  'library', 'link', 'list', 'list-checks', 'list-filter', 'list-ordered', 'lock', 'lock-open', 'log-in', 'log-out', 'mail',
  'map', 'map-pin', 'menu', 'message-square', 'message-square-warning', 'minus', 'monitor', 'network', 'notebook-pen',
  'package', 'paperclip', 'pause', 'pen-line', 'pencil', 'phone', 'play', 'plus', 'printer', 'qr-code', 'receipt',
  'receipt-text', 'refresh-cw', 'reply', 'rotate-ccw', 'route', 'save', 'scale', 'scan-line', 'scroll-text', 'search',
  'send', 'settings', 'settings-2', 'shield', 'shield-alert', 'shield-check', 'signature', 'smartphone', 'sprout', 'square',
  'square-check', 'square-pen', 'stamp', 'star', 'store', 'table', 'tag', 'timer', 'trash-2', 'triangle-alert', 'undo-2',
  'unlink', 'upload', 'user', 'user-check', 'user-cog', 'user-plus', 'user-round', 'user-x', 'users', 'users-round',
  'wallet', 'workflow', 'wrench', 'x', 'zap', 'zoom-in', 'zoom-out', 'baby', 'flower-2', 'car', 'hard-hat', 'sun',
] as const;

export type IconName = (typeof iconNames)[number];
